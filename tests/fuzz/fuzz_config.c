/* Any bytes as .dmsc.yaml, beside a file with findings for it to select. */
#include "inspecting.h"

static const char mappings[] =
    "{\n  \"rules\": [\n    {\n      \"rule-type\": \"selection\",\n"
    "      \"rule-id\": 1,\n      \"rule-nmae\": \"1\",\n"
    "      \"object-locator\": { \"schema-name\": \"%\" }\n    }\n  ]\n}\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    const char *config = inspecting_path(a, CONFIG_NAME);
    const char *file = inspecting_path(a, "mappings.json");
    inspecting_write(config, (struct str){(const char *)data, size});
    inspecting_keep(file, str_of(mappings));
    inspecting_check(file, NULL);
    unlink(config);
    arena_free(a);
    return 0;
}

/* Any bytes as a file that `dmsc check` is given: the first says what it is
 * called and how findings are printed; the host, the schema, the rules and
 * those over several documents take the rest. */
#include "inspecting.h"

static const char *const names[] = {
    "a.tf",   "a.tf.json",  "a.yaml",  "a.json", "a.sh",   "a",
    "a.yaml", "a.template", "a.tftpl", "a.hcl",  "a.json", "a.json",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!size)
        return 0;
    struct arena *a = arena_new();
    const char *path = inspecting_path(a, names[*data % COUNT_OF(names)]);
    unsigned formats = 0;
    while (printer_at(formats))
        formats++;
    const struct printer *p =
        printer_at((unsigned)(*data / COUNT_OF(names) % formats));
    inspecting_write(path, (struct str){(const char *)data + 1, size - 1});
    inspecting_check(path, p->name);
    unlink(path);
    arena_free(a);
    return 0;
}

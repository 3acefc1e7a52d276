#include "text/print.h"

#include "text/print_checkstyle.h"
#include "text/print_concise.h"
#include "text/print_github.h"
#include "text/print_gitlab.h"
#include "text/print_human.h"
#include "text/print_json.h"
#include "text/print_junit.h"
#include "text/print_sarif.h"

static const struct printer printers[] = {
#define PRINTER(name, title) {#name, title, print_##name},
    PRINTERS(PRINTER)
#undef PRINTER
};

const struct printer *printer_at(unsigned i)
{
    return i < COUNT_OF(printers) ? &printers[i] : NULL;
}

const struct printer *printer_find(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(printers); i++)
        if (str_is(name, printers[i].name))
            return &printers[i];
    return NULL;
}

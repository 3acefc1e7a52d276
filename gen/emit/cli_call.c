#include "emit/cli_call.h"

#include <assert.h>

#include "base/buf.h"
#include "emit/cli_shape.h"

void cli_call_add(struct cli_call *call, struct str word)
{
    *vec_push(call->cli->arena, &call->words) = word;
}

struct cli_call cli_call_start(const struct cli *c, struct str command)
{
    struct cli_call call = {.cli = c};
    cli_call_add(&call, command);
    return call;
}

const struct term *cli_options(const struct cli *c, const struct resource *r,
                               struct val operation)
{
    return emit_expand(c->emit, r, val_get(operation, STR("options")));
}

static void add_operation(struct cli_call *call, const struct resource *r,
                          const char *wait, struct val operation,
                          const struct term *options)
{
    struct arena *a = call->cli->arena;
    struct str service = val_str(val_get(r->kind->cli, STR("service")));
    struct str name = val_str(val_get(operation, STR("operation")));
    struct str front = call->words.at[0];
    call->words.at[0] =
        str_printf(a, "%.*s%s%.*s %s%.*s", STR_ARG(front), front.len ? " " : "",
                   STR_ARG(service), wait, STR_ARG(name));
    for (size_t i = 0; i < options->count; i++) {
        if (cli_is_secret(options->items[i])) {
            assert(!call->input.len); /* there is one standard input */
            call->input = cli_print(call->cli, options->items[i]);
        }
        cli_call_add(
            call, cli_option(call->cli, options->keys[i], options->items[i]));
    }
}

void cli_call_operation(struct cli_call *call, const struct resource *r,
                        struct val operation, const struct term *options)
{
    add_operation(call, r, "", operation, options);
}

void cli_call_wait(struct cli_call *call, const struct resource *r,
                   struct val operation)
{
    add_operation(call, r, "wait ", operation,
                  cli_options(call->cli, r, operation));
}

static struct str joined(const struct cli_call *call, struct str between)
{
    struct buf b;
    buf_init(&b, 0);
    for (size_t i = 0; i < call->words.n; i++) {
        if (i)
            buf_add_str(&b, between);
        buf_add_str(&b, call->words.at[i]);
    }
    return buf_take(&b, call->cli->arena);
}

struct str cli_call_text(const struct cli_call *call, unsigned indent)
{
    struct arena *a = call->cli->arena;
    int deep = (int)indent + (call->input.len ? 4 : 2);
    struct str text = joined(call, str_printf(a, " \\\n%*s", deep, ""));
    return call->input.len
               ? str_printf(a, "%.*s |\n%*s%.*s", STR_ARG(call->input),
                            deep - 2, "", STR_ARG(text))
               : text;
}

struct str cli_call_line(const struct cli_call *call)
{
    return joined(call, STR(" "));
}

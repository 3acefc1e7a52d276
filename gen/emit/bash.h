/* Words of bash: text, variables and commands, quoted as lightly as can be
 * and never less.
 *
 *     shop            eu-west-1, file names, numbers: bare
 *     'the shop'      text that bash would take apart
 *     "it's $vpc"     what holds a variable, a command or a single quote
 *
 * A word is put together piece by piece. Text is only ever text: nothing in it
 * reaches bash as an expansion, a command or the end of the word.
 */
#ifndef DMSC_EMIT_BASH_H
#define DMSC_EMIT_BASH_H

#include "base/str.h"
#include "base/vec.h"

struct bash_piece {
    enum bash_kind { BASH_TEXT, BASH_VARIABLE, BASH_CODE } kind;
    struct str text;
};

struct bash_word {
    struct arena *arena;
    VEC(struct bash_piece) pieces;
};

struct bash_word bash_start(struct arena *a);

/* TEXT as it is; the value of the variable NAME (without the dollar); CODE,
 * an expansion of any kind ("$(zone 0)"), as it shall stand within double
 * quotes. */
void bash_text(struct bash_word *w, struct str text);
void bash_variable(struct bash_word *w, struct str name);
void bash_code(struct bash_word *w, struct str code);
void bash_append(struct bash_word *w, const struct bash_word *more);

/* Whether it is text alone; then bash_plain is that text. */
bool bash_is_plain(const struct bash_word *w);
struct str bash_plain(const struct bash_word *w);

/* The word as it stands in a script, and as it stands within double quotes of
 * somebody else's. */
struct str bash_spell(const struct bash_word *w);
struct str bash_inside(const struct bash_word *w);

/* The word of a text. */
struct str bash_quote(struct arena *a, struct str text);

/* A name for a variable: "db-instance-source" is db_instance_source, with
 * UPPER in capitals. What is no letter and no digit becomes '_'. */
struct str bash_name(struct arena *a, struct str name, bool upper);

#endif

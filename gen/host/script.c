#include "host/script.h"

#include "host/answer.h"
#include "host/member.h"
#include "host/script_reader.h"
#include "read/json.h"
#include "read/yaml.h"
#include "tree/build.h"

bool script_is(const struct text *text)
{
    static const char *const endings[] = {".sh", ".bash", ".ksh", ".zsh"};
    struct str bytes = text->bytes, name = str_of(text->name);
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (str_ends(name, str_of(endings[i])))
            return true;
    return str_starts(bytes, STR("#!")) &&
           str_ends(str_trim(str_cut(&bytes, '\n')), STR("sh"));
}

/* What is made or changed, after create- or modify-; certificates are made by
 * import-. What is started is as changed: with another start, perhaps. */
static const struct noun {
    const char *name;
    enum host_kind kind;
    const char *settings, *type, *identifier; /* of tasks */
    const char *start;
} nouns[] = {
    {"certificate", HOST_CERTIFICATE, NULL, NULL, "--certificate-identifier",
     NULL},
    {"endpoint", HOST_ENDPOINT, NULL, NULL, "--endpoint-identifier", NULL},
    {"event-subscription", HOST_EVENT_SUBSCRIPTION, NULL, NULL,
     "--subscription-name", NULL},
    {"replication-config", HOST_CONFIG, "--replication-settings",
     "--replication-type", "--replication-config-identifier",
     "start-replication"},
    {"replication-instance", HOST_INSTANCE, NULL, NULL,
     "--replication-instance-identifier", NULL},
    {"replication-subnet-group", HOST_SUBNET_GROUP, NULL, NULL,
     "--replication-subnet-group-identifier", NULL},
    {"replication-task", HOST_TASK, "--replication-task-settings",
     "--migration-type", "--replication-task-identifier",
     "start-replication-task"},
};

/* A call of the AWS CLI: from its first option on. */
struct call {
    const struct noun *noun;
    bool modifies;
    bool shown; /* it is printed, or an example: <ARN> */
    const struct shell_command *command;
    size_t first;
};

static struct str word(const struct shell_command *c, size_t i)
{
    return i < c->words.n ? shell_str(&c->words.at[i]) : STR("");
}

static const struct noun *noun_of(struct str verb)
{
    struct str noun = verb;
    struct str action = str_cut(&noun, '-');
    bool makes = str_is(action, "create") || str_is(action, "modify") ||
                 str_is(verb, "import-certificate");
    for (size_t i = 0; i < COUNT_OF(nouns); i++) {
        const char *start = nouns[i].start;
        if ((makes && str_is(noun, nouns[i].name)) ||
            (start && str_is(verb, start)))
            return &nouns[i];
    }
    return NULL;
}

/* `aws [options] dms VERB`, with whatever stands before (sudo, if, !): where
 * the verb is, 0 if it is no such command. *SHOWN as in struct call. */
static size_t find_verb(const struct shell_command *c, bool *shown)
{
    bool aws = false;
    *shown = c->input.view != NULL;
    for (size_t i = 0; i + 1 < c->words.n; i++) {
        struct str s = word(c, i);
        aws = aws || str_is(s, "aws") || str_ends(s, STR("/aws"));
        *shown = *shown || (!aws && (str_is(s, "echo") || str_is(s, "printf")));
        if (aws && str_is(s, "dms"))
            return i + 1;
    }
    return 0;
}

static bool is_call(const struct shell_command *c, struct call *call)
{
    bool shown;
    size_t verb = find_verb(c, &shown);
    if (!verb)
        return false;
    *call = (struct call){
        .noun = noun_of(word(c, verb)),
        .modifies = !str_starts(word(c, verb), STR("create")) &&
                    !str_starts(word(c, verb), STR("import")),
        .shown = shown,
        .command = c,
        .first = verb + 1,
    };
    return call->noun != NULL;
}

static bool is_option(const struct shell_word *w)
{
    return str_starts(span_str(w->span), STR("--"));
}

/* --- The options of a call as an object --- */

/* "--engine-name" as the API has it: EngineName. */
static struct str option_name(struct arena *a, struct str option, bool *no)
{
    char *out = arena_copy(a, option.ptr, option.len);
    size_t n = 0, i = 2;
    *no = str_starts(option, STR("--no-"));
    i += *no ? 3 : 0;
    for (bool first = true; i < option.len; i++) {
        char c = option.ptr[i];
        if (c != '-')
            out[n++] = first && c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
        first = c == '-';
    }
    return (struct str){out, n};
}

/* What is no plain text has a form of its own (JSON, Key=Value, file://), or
 * is not known. What DMS takes as a string may have any form but the last. */
static bool is_plain(const struct shell_word *w, const struct member *m)
{
    struct str s = shell_str(w);
    if (m && m->type == MEMBER_STRING && !str_contains(s, STR("://")))
        return s.len > 0;
    return s.len && !memchr("{[", *s.ptr, 2) && !str_contains(s, STR("=")) &&
           !str_contains(s, STR("://"));
}

static void add_value(struct builder *b, const struct shell_word *w,
                      const struct member *m)
{
    uint32_t off = w->span.off, len = w->span.len;
    struct str s = shell_str(w);
    bool text = m && m->type == MEMBER_STRING;
    uint64_t number;
    if (!is_plain(w, m)) {
        build_scalar(b, NODE_UNKNOWN, off, len);
        return;
    }
    size_t start = b->strings.len;
    buf_add_str(&b->strings, s);
    build_decoded(b,
                  !text && str_to_u64(s, &number) ? NODE_NUMBER : NODE_STRING,
                  off, len, start);
}

/* "$@", ${list[@]}: any number of words. */
static bool is_spread(const struct shell_word *w)
{
    static const char *const signs[] = {"$@", "$*", "[@]", "[*]"};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_contains(span_str(w->span), str_of(signs[i])))
            return true;
    return false;
}

static bool is_value(const struct shell_word *w)
{
    return !is_option(w) && !is_spread(w);
}

/* $MORE or ..., behind the value of an option that takes one. */
static bool may_be_options(const struct shell_word *w, const struct member *m)
{
    if (str_is(shell_str(w), "..."))
        return true;
    return m && m->type != MEMBER_LIST && !w->quoted && !shell_str(w).len;
}

static uint32_t word_end(const struct shell_word *w)
{
    return w->span.off + w->span.len;
}

/* What stands behind the '=' of an option: a plain text, or what only
 * script_plain knows. */
static void add_rest(struct builder *b, const struct shell_word *option,
                     const struct member *m)
{
    struct str s = shell_str(option), name = str_cut(&s, '=');
    uint32_t off = option->span.off, len = option->span.len;
    struct str rest = span_str(option->span);
    if (!m || m->type != MEMBER_STRING || !s.len ||
        str_contains(s, STR("://")) || !str_eq(str_cut(&rest, '='), name)) {
        build_scalar(b, NODE_UNKNOWN, off, len);
        return;
    }
    size_t start = b->strings.len;
    buf_add_str(&b->strings, s);
    build_decoded(b, NODE_STRING, off + len - (uint32_t)rest.len,
                  (uint32_t)rest.len, start);
}

/* The option at *I with its values; *I becomes what follows. */
static void add_option(struct builder *b, struct arena *a,
                       const struct call *call, size_t *i)
{
    const struct shell_command *c = call->command;
    const struct shell_word *option = &c->words.at[(*i)++];
    size_t from = *i;
    bool no;
    struct str rest = option->view->bytes;
    struct str name = option_name(a, str_cut(&rest, '='), &no);
    /* The API spells it its own way: PostgreSQLSettings, MultiAZ. */
    const struct member *m =
        member_folded(host_kind_object(call->noun->kind), name);
    if (m && !m->foreign)
        name = str_of(m->name);
    size_t start = b->strings.len;
    while (*i < c->words.n && is_value(&c->words.at[*i]) &&
           !(*i > from && may_be_options(&c->words.at[*i], m)))
        ++*i;
    buf_add_str(&b->strings, name);
    build_decoded(b, NODE_KEY, option->span.off, option->span.len, start);
    if (rest.ptr) {
        add_rest(b, option, m);
        *i = from;
        return;
    }
    if (*i == from) {
        build_scalar(b, no ? NODE_FALSE : NODE_TRUE, option->span.off,
                     option->span.len);
        return;
    }
    /* "file://path to the certificate". */
    bool prose = *i > from + 1 &&
                 (call->shown ||
                  str_contains(shell_str(&c->words.at[from]), STR("://")));
    if (prose && m && m->type != MEMBER_LIST) {
        build_scalar(b, NODE_UNKNOWN, c->words.at[from].span.off,
                     c->words.at[from].span.len);
        return;
    }
    if (*i > from + 1)
        build_open(b, NODE_ARRAY, c->words.at[from].span.off);
    for (size_t k = from; k < *i; k++)
        add_value(b, &c->words.at[k], m);
    if (*i > from + 1)
        build_close(b, word_end(&c->words.at[*i - 1]));
}

static struct val options_object(struct script *s, const struct call *call)
{
    const struct shell_command *c = call->command;
    const struct shell_word *words = c->words.at;
    uint32_t start = words[call->first - 1].span.off;
    struct builder b;
    build_start_part(&b, s->arena, s->search->text, 0);
    build_open(&b, NODE_OBJECT, start);
    for (size_t i = call->first; i < c->words.n;)
        if (is_option(&words[i]))
            add_option(&b, s->arena, call, &i);
        else {
            /* "$@", "${args[@]}": more options that are not seen. */
            build_top(&b)->flags |= NODE_OPEN;
            i++;
        }
    build_close(&b, word_end(&words[c->words.n - 1]));
    return tree_root(build_finish(&b));
}

/* --- Whether all options are seen --- */

/* What WORD is an option of, so that the next one is its value. */
static bool takes_value(struct arena *a, const struct call *call,
                        const struct shell_word *w)
{
    bool no;
    struct str name = w->view->bytes;
    if (!is_option(w) || memchr(name.ptr, '=', name.len) ||
        str_is(name, "--debug"))
        return false;
    name = option_name(a, name, &no);
    const struct member *m =
        member_folded(host_kind_object(call->noun->kind), name);
    return !no && !(m && m->type == MEMBER_BOOLEAN);
}

/* $MORE, $(options), "$@": what may be any number of options. */
static bool is_more(struct arena *a, const struct call *call, size_t i)
{
    const struct shell_word *w = &call->command->words.at[i];
    struct str rest = w->view->bytes, name = str_cut(&rest, '=');
    if (is_option(w))
        return str_contains(name, STR("$"));
    if (is_spread(w) || str_is(shell_str(w), "..."))
        return true;
    return !w->quoted && !shell_str(w).len && !takes_value(a, call, w - 1);
}

/* Whether the options that stand there are all that the command gets: no
 * variable may hold more, no other command adds some. */
static bool has_all_options(struct script *s, const struct call *call)
{
    static const char others[] =
        "--cli-input-yaml --generate-cli-skeleton --help";
    const struct shell_command *c = call->command;
    if (call->shown || call->modifies || call->first >= c->words.n)
        return false;
    for (size_t i = 0; i < call->first; i++)
        if (str_among(word(c, i), "xargs parallel"))
            return false;
    for (size_t i = call->first; i < c->words.n; i++) {
        struct str rest = c->words.at[i].view->bytes;
        if (is_more(s->arena, call, i) ||
            str_among(str_cut(&rest, '='), others))
            return false;
    }
    return true;
}

/* --- Documents --- */

struct text *script_option(struct script *s, const struct shell_command *c,
                           size_t first, const char *name,
                           const struct shell_word **where)
{
    struct str option = str_of(name);
    *where = NULL;
    /* The last one counts. */
    for (size_t i = c->words.n; i-- > first;) {
        const struct shell_word *w = &c->words.at[i];
        struct str bytes = w->view->bytes;
        if (str_eq(bytes, option) && i + 1 < c->words.n) {
            *where = w + 1;
            return script_text(s, w + 1);
        }
        if (str_starts(bytes, option) && bytes.len > option.len &&
            bytes.ptr[option.len] == '=') {
            *where = w;
            return script_text_from(s, w, (uint32_t)option.len + 1);
        }
    }
    return NULL;
}

static struct text *option_text(struct script *s, const struct call *call,
                                const char *name,
                                const struct shell_word **where)
{
    return script_option(s, call->command, call->first, name, where);
}

static struct val scalar_at(struct script *s, struct span span,
                            enum node_kind kind)
{
    struct builder b;
    build_start_part(&b, s->arena, span.text, 0);
    build_scalar(&b, kind, span.off, span.len);
    return tree_root(build_finish(&b));
}

/* --- Starts --- */

/* The first time, not again. */
static bool is_first_start(const struct shell_command *c, size_t from)
{
    for (size_t i = from; i < c->words.n; i++)
        if (str_is(word(c, i), "resume-processing") ||
            str_is(word(c, i), "reload-target"))
            return false;
    return true;
}

/* Where the script starts what VERB starts; none if it surely does not, or may
 * have it assessed before. */
static struct val start_by(struct script *s, const char *verb)
{
    if (str_contains(s->search->text->bytes, STR("assessment")))
        return val_none();
    for (size_t i = 0; i < s->commands.n; i++) {
        const struct shell_command *c = &s->commands.at[i];
        bool shown;
        size_t at = find_verb(c, &shown);
        if (at && !shown && str_is(word(c, at), verb) && is_first_start(c, at))
            return scalar_at(s, c->words.at[at].span, NODE_TRUE);
    }
    return val_none();
}

static void add_json(struct script *s, const struct call *call,
                     struct host_document d, enum host_kind kind,
                     const char *option)
{
    const struct shell_word *where;
    struct text *text = option_text(s, call, option, &where);
    if (!where || (text && !str_trim(text->bytes).len))
        return;
    d.kind = kind;
    d.words = HOST_WORDS_DMS;
    d.holder = scalar_at(s, where->span, NODE_UNKNOWN);
    d.val = text ? host_json(s->search, text) : d.holder;
    host_add(s->search, &d);
}

/* Whether a call has options of what it makes beside its request, or may have
 * some. */
static bool has_more(struct script *s, const struct call *call)
{
    const struct shell_command *c = call->command;
    for (size_t i = call->first; i < c->words.n; i++) {
        const struct shell_word *w = &c->words.at[i];
        struct str rest = w->view->bytes, option = str_cut(&rest, '=');
        bool no;
        if (is_spread(w) ||
            (is_option(w) && member_folded(host_kind_object(call->noun->kind),
                                           option_name(s->arena, option, &no))))
            return true;
    }
    return false;
}

/* How the tables of an S3 source are described. */
static void add_definition(struct script *s, const struct call *call,
                           const struct host_document *endpoint)
{
    add_json(s, call, *endpoint, HOST_TABLE_DEFINITION,
             "--external-table-definition");
    host_add_embedded(
        s->search, endpoint, HOST_TABLE_DEFINITION,
        host_member(endpoint, "S3Settings.ExternalTableDefinition"));
}

/* --cli-input-json, --cli-input-yaml: D are the options of the call. */
static bool add_request(struct script *s, const struct call *call,
                        const struct host_document *d)
{
    const struct yaml_options options = {.tags = YAML_TAGS_UNKNOWN};
    const struct shell_word *json, *yaml = NULL;
    struct text *text = option_text(s, call, "--cli-input-json", &json);
    struct val request = val_none();
    if (text)
        request = host_json(s->search, text);
    else if (!json && (text = option_text(s, call, "--cli-input-yaml", &yaml)))
        request =
            tree_root(yaml_read(s->arena, text, &options, s->search->findings));
    if (val_is(request, NODE_OBJECT) && has_more(s, call))
        request.tree->nodes[request.at].flags |= NODE_OPEN;
    answer_request(s->search, request, d);
    return json || yaml;
}

static void add_call(struct script *s, const struct call *call)
{
    const struct noun *noun = call->noun;
    const struct shell_word *where;
    struct val options = options_object(s, call);
    bool whole = has_all_options(s, call);
    struct host_document d = {
        .kind = noun->kind,
        .words = HOST_WORDS_API,
        .val = options,
        .holder = options,
        .partial = call->modifies,
        .options = true,
        .whole = whole,
        .label = scalar_at(s, call->command->words.at[call->first - 1].span,
                           NODE_UNKNOWN),
        .resolver = {script_plain, s},
    };
    struct text *name = option_text(s, call, noun->identifier, &where);
    d.name = name ? name->bytes : str_of(host_kind_name(d.kind));
    if (noun->settings) {
        bool no;
        struct str type = option_name(s->arena, str_of(noun->type), &no);
        d.context.task = options;
        d.context.migration_type = val_get(options, type);
        d.context.cdc_start_position =
            val_get(options, STR("CdcStartPosition"));
        d.context.cdc_start_time = val_get(options, STR("CdcStartTime"));
        d.context.start_task = start_by(s, noun->start);
    }
    /* Options stand beside a request, and over it. */
    if (!add_request(s, call, &d))
        host_add(s->search, &d);
    if (d.kind == HOST_ENDPOINT && host_reads_definition(&d))
        add_definition(s, call, &d);
    if (!noun->settings)
        return;
    add_json(s, call, d, HOST_TASK_SETTINGS, noun->settings);
    add_json(s, call, d, HOST_TABLE_MAPPINGS, "--table-mappings");
}

/* A here-document that no call uses here, but is one by its content: scripts
 * often write their files first. */
static void add_written(struct script *s, const struct shell_command *c)
{
    struct json_options options = {.templated = true};
    struct host_document d = {.words = HOST_WORDS_DMS};
    if (!c->document || !str_starts(str_trim(c->document->bytes), STR("{")))
        return;
    struct findings *unheard = findings_new(s->arena);
    struct val root =
        tree_root(json_read(s->arena, c->document, &options, unheard));
    int kind = host_content(root, NULL);
    if (kind < 0 || host_has(s->search, root))
        return;
    d.kind = (enum host_kind)kind;
    d.holder = host_json(s->search, c->document);
    d.name = str_of(host_kind_name(d.kind));
    host_content(d.holder, &d.val);
    host_add(s->search, &d);
}

bool script_find(struct host_search *search)
{
    struct text *text = search->text;
    struct span all = {text, 0, (uint32_t)text->bytes.len};
    if (!str_contains(text->bytes, STR("dms")) &&
        !str_contains(text->bytes, STR("<<")))
        return true;
    /* It outlives the search: the documents' resolvers need it. */
    struct script *s = ARENA_NEW(search->arena, struct script);
    *s = (struct script){.search = search, .arena = search->arena};
    s->commands = shell_read(s->arena, all);
    for (size_t i = 0; i < s->commands.n; i++) {
        struct call call;
        if (is_call(&s->commands.at[i], &call))
            add_call(s, &call);
    }
    script_roles(s);
    for (size_t i = 0; i < s->commands.n; i++)
        add_written(s, &s->commands.at[i]);
    return true;
}

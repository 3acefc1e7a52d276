/* libyaml's events into ours. */
#include <yaml.h>

#include "read/yaml_reader.h"

struct yaml_events {
    const struct yaml_index *index;
    yaml_parser_t parser;
    yaml_event_t last; /* what was given out last has its strings here */
};

struct yaml_events *yaml_events_new(const struct yaml_index *index,
                                    struct arena *a)
{
    struct yaml_events *events = ARENA_NEW(a, struct yaml_events);
    events->index = index;
    if (!yaml_parser_initialize(&events->parser))
        return NULL;
    yaml_parser_set_encoding(&events->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&events->parser,
                                 (const unsigned char *)index->bytes.ptr,
                                 index->bytes.len);
    return events;
}

void yaml_events_free(struct yaml_events *events)
{
    yaml_event_delete(&events->last);
    yaml_parser_delete(&events->parser);
}

static struct str text_of(const yaml_char_t *z)
{
    return z ? str_of((const char *)z) : STR("");
}

static void take_scalar(struct yaml_event *e, const yaml_event_t *from)
{
    yaml_scalar_style_t style = from->data.scalar.style;
    e->anchor = text_of(from->data.scalar.anchor);
    e->tagged = from->data.scalar.tag;
    e->plain = style == YAML_PLAIN_SCALAR_STYLE;
    e->block =
        style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    e->value = (struct str){(const char *)from->data.scalar.value,
                            from->data.scalar.length};
}

static void take_object(struct yaml_event *e, const yaml_event_t *from)
{
    e->anchor = text_of(from->data.mapping_start.anchor);
    e->tagged = from->data.mapping_start.tag;
    e->flow = from->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
}

static void take_array(struct yaml_event *e, const yaml_event_t *from)
{
    e->anchor = text_of(from->data.sequence_start.anchor);
    e->tagged = from->data.sequence_start.tag;
    e->flow = from->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
}

static void take(struct yaml_event *e, const yaml_event_t *from)
{
    switch (from->type) {
    case YAML_DOCUMENT_START_EVENT:
        e->kind = YAML_AT_DOCUMENT;
        break;
    case YAML_ALIAS_EVENT:
        e->kind = YAML_AT_ALIAS;
        e->anchor = text_of(from->data.alias.anchor);
        break;
    case YAML_SCALAR_EVENT:
        e->kind = YAML_AT_SCALAR;
        take_scalar(e, from);
        break;
    case YAML_MAPPING_START_EVENT:
        e->kind = YAML_AT_OBJECT;
        take_object(e, from);
        break;
    case YAML_SEQUENCE_START_EVENT:
        e->kind = YAML_AT_ARRAY;
        take_array(e, from);
        break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        e->kind = YAML_AT_CLOSE;
        break;
    case YAML_STREAM_END_EVENT:
        e->kind = YAML_AT_END;
        break;
    default:
        break;
    }
}

static uint32_t byte_of(const struct yaml_events *events, yaml_mark_t mark)
{
    return yaml_index_byte(events->index, mark.index);
}

bool yaml_events_next(struct yaml_events *events, struct yaml_event *e,
                      struct yaml_problem *p)
{
    const yaml_parser_t *parser = &events->parser;
    yaml_event_delete(&events->last);
    if (!yaml_parser_parse(&events->parser, &events->last)) {
        *p = (struct yaml_problem){
            .problem = parser->problem ? parser->problem : "out of memory",
            .context = parser->context,
            .at = byte_of(events, parser->problem_mark),
            .context_at = byte_of(events, parser->context_mark),
        };
        return false;
    }
    *e = (struct yaml_event){.off = byte_of(events, events->last.start_mark),
                             .end = byte_of(events, events->last.end_mark)};
    take(e, &events->last);
    return true;
}

const char *yaml_library(void)
{
    return yaml_get_version_string();
}

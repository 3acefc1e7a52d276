#include "base/embed.h"

#include <assert.h>

#include "base/embed_table.h"

const char *embed_path(unsigned i, struct str *bytes)
{
    assert(i < embed_count);
    const struct embed_row *row = &embed_rows[i];
    *bytes = (struct str){row->start, (size_t)(row->end - row->start)};
    return row->path;
}

unsigned embed_total(void)
{
    return embed_count;
}

bool embed_find(const char *path, struct str *bytes)
{
    unsigned low = 0, high = embed_count;
    while (low < high) {
        unsigned mid = (low + high) / 2;
        int c = strcmp(path, embed_path(mid, bytes));
        if (c == 0)
            return true;
        if (c < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return false;
}

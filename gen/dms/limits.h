/* The ceilings of this layer. Each has a test at it and one over it. */
#ifndef DMSC_DMS_LIMITS_H
#define DMSC_DMS_LIMITS_H

#define POSITION_MAX         255  /* bytes of a position in a log */
#define SQL_COLUMNS_MAX      4096 /* of a table; no database has more */
#define SQL_KEY_MAX          64   /* columns of a key; no database has more */
#define SQL_NOTES_MAX        100  /* notes about a catalogue that are kept */
#define WILDCARD_OVERLAP_MAX 256  /* elements of patterns that are compared */

#endif

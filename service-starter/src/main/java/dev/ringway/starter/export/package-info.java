/** Whole lists as files: CSV and NDJSON as streams in constant memory, harmless in a spreadsheet, on record. */
@NullMarked
package dev.ringway.starter.export;

import org.jspecify.annotations.NullMarked;

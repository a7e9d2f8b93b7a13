/** JSON of strangers, read within limits. */
@NullMarked
package dev.ringway.ingest.json;

import org.jspecify.annotations.NullMarked;

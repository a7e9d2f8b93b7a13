/** What happens between the start and the first webhook, so that the first webhook is not the slowest. */
@NullMarked
package dev.ringway.ingest.warmup;

import org.jspecify.annotations.NullMarked;

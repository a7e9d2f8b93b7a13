/** How much of what there is only so much of one client may hold. */
@NullMarked
package dev.ringway.ingest.share;

import org.jspecify.annotations.NullMarked;

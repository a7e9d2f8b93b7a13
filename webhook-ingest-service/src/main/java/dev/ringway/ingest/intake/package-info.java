/** Accept, refuse, count: the one way in. */
@NullMarked
package dev.ringway.ingest.intake;

import org.jspecify.annotations.NullMarked;

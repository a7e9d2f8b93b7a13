/** Parked requests that become events after all. */
@NullMarked
package dev.ringway.ingest.replay;

import org.jspecify.annotations.NullMarked;

/** Requests that mean no good, and what the service made of them; also for the proof in deploy/acceptance. No Spring. */
@NullMarked
package dev.ringway.ingest.hostile;

import org.jspecify.annotations.NullMarked;

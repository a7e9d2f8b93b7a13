/** Who talks to a caller, and what that agent knows of the call. */
@NullMarked
package dev.ringway.ingest.voice;

import org.jspecify.annotations.NullMarked;

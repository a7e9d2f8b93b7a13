/** Recordings of calls: their life, and the sound that their media is made of. */
@NullMarked
package dev.ringway.sandbox.recording;

import org.jspecify.annotations.NullMarked;

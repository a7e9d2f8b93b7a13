/** Calls to ElevenLabs, and TwiML. */
@NullMarked
package dev.ringway.ingest.provider;

import org.jspecify.annotations.NullMarked;

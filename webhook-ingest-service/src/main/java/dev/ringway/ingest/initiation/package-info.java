/** ElevenLabs asks what its agent should know of an inbound call. */
@NullMarked
package dev.ringway.ingest.initiation;

import org.jspecify.annotations.NullMarked;

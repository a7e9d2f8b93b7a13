/** How ElevenLabs proves that a webhook is its own, and which of its agents are ours. */
@NullMarked
package dev.ringway.ingest.elevenlabs;

import org.jspecify.annotations.NullMarked;

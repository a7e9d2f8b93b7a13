/** ElevenLabs' post-call webhooks: what is in them becomes an event, and what is large goes to object storage. */
@NullMarked
package dev.ringway.ingest.postcall;

import org.jspecify.annotations.NullMarked;

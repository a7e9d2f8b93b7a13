/** What ElevenLabs reported, as it reported it. */
@NullMarked
package dev.ringway.events.elevenlabs;

import org.jspecify.annotations.NullMarked;

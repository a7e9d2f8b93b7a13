/** What Twilio's real-time transcription reported. */
@NullMarked
package dev.ringway.events.transcription;

import org.jspecify.annotations.NullMarked;

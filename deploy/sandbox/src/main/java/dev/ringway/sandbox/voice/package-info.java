/** TwiML: asked for at the voice URL as Twilio asks, read, and followed verb by verb. */
@NullMarked
package dev.ringway.sandbox.voice;

import org.jspecify.annotations.NullMarked;

/** Twilio's client against servers that fail in every way. */
@NullMarked
package dev.ringway.starter.twilio;

import org.jspecify.annotations.NullMarked;

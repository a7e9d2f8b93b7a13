/** Twilio's own SDK, made safe to place calls with: each request is sent once, and every outcome has its name. */
@NullMarked
package dev.ringway.starter.twilio;

import org.jspecify.annotations.NullMarked;

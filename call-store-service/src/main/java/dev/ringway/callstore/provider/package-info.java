/** What Twilio is asked for: calls, recordings, their media. */
@NullMarked
package dev.ringway.callstore.provider;

import org.jspecify.annotations.NullMarked;

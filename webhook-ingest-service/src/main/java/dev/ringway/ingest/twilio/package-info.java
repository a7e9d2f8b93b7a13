/** What Twilio's webhooks are: how they are signed, how their forms are read, and which events they become; no Spring. */
@NullMarked
package dev.ringway.ingest.twilio;

import org.jspecify.annotations.NullMarked;

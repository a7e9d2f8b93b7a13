/** What Twilio reported, as it reported it. */
@NullMarked
package dev.ringway.events.twilio;

import org.jspecify.annotations.NullMarked;

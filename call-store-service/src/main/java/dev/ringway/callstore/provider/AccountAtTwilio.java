package dev.ringway.callstore.provider;

/** One of our Twilio accounts, and what may be asked of it. */
public record AccountAtTwilio(
        String accountSid, CallsAtTwilio calls, RecordingsAtTwilio recordings, TwilioListing listing) {}

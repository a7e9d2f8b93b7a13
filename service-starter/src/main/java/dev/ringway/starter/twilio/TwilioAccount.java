package dev.ringway.starter.twilio;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One account and what it signs in with.
 *
 * @param accountSid AC and 32 hexadecimal digits
 * @param authToken secret
 */
public record TwilioAccount(
        @DefaultValue("") String accountSid,
        @DefaultValue("") String authToken) {

    static final String SID = "AC[0-9a-fA-F]{32}";

    @Override
    public String toString() {
        return "TwilioAccount[" + accountSid + "]";
    }
}

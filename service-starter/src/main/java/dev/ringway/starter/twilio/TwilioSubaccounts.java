package dev.ringway.starter.twilio;

import dev.ringway.starter.startup.StartRefusedException;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The accounts beside the main one. The same settings tell webhook-ingest-service whose webhooks it takes in; what else it
 * has of an account (a second token, shared keys) is passed over here.
 *
 * @param subaccounts each asked with its own token
 */
@ConfigurationProperties("ringway.twilio")
public record TwilioSubaccounts(@DefaultValue List<TwilioAccount> subaccounts) {

    public static final TwilioSubaccounts NONE = new TwilioSubaccounts(List.of());

    /** @throws StartRefusedException naming the setting */
    public TwilioSubaccounts {
        subaccounts = List.copyOf(subaccounts);
        for (int i = 0; i < subaccounts.size(); i++) {
            String prefix = "RINGWAY_TWILIO_SUBACCOUNTS_" + i + "_";
            if (!subaccounts.get(i).accountSid().matches(TwilioAccount.SID)) {
                throw new StartRefusedException(
                        prefix + "ACCOUNTSID is not a Twilio account SID.", "Set it to AC and 32 hexadecimal digits.");
            }
            if (subaccounts.get(i).authToken().isBlank()) {
                throw new StartRefusedException(
                        prefix + "AUTHTOKEN is missing.",
                        "Set it to the auth token of " + subaccounts.get(i).accountSid() + ".");
            }
        }
    }
}

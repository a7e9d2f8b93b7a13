package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.ingest.twilio.Callbacks;
import dev.ringway.starter.startup.StartRefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwilioSettingsTest {

    @Test
    void aMissingSecretIsNamed() {
        assertThatThrownBy(settings(Callbacks.ACCOUNT_SID, " ")::accounts)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("TWILIO_AUTH_TOKEN is missing");
    }

    @Test
    void aMissingAccountIsNamed() {
        assertThatThrownBy(settings("", Callbacks.TOKEN)::accounts)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("TWILIO_ACCOUNT_SID");
    }

    @Test
    void aSubaccountsMissingSecretIsNamed() {
        TwilioSettings.Account subaccount = new TwilioSettings.Account("AC" + "0".repeat(32), "", "", List.of());
        TwilioSettings settings =
                new TwilioSettings(Callbacks.ACCOUNT_SID, Callbacks.TOKEN, "", List.of(), List.of(subaccount), 250);
        assertThatThrownBy(settings::accounts).hasMessageContaining("RINGWAY_TWILIO_SUBACCOUNTS_0_AUTHTOKEN");
    }

    @Test
    void theSettingsDoNotShowTheirSecrets() {
        assertThat(settings(Callbacks.ACCOUNT_SID, Callbacks.TOKEN).toString()).doesNotContain(Callbacks.TOKEN);
    }

    private static TwilioSettings settings(String accountSid, String token) {
        return new TwilioSettings(accountSid, token, "", List.of(), List.of(), 250);
    }
}

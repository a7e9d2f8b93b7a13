package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.ServiceContract;
import dev.ringway.starter.twilio.TwilioAccounts;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

class CampaignApplicationTest extends ServiceContract {

    @Autowired
    private TwilioAccounts twilio;

    CampaignApplicationTest() {
        super(Set.of("campaigns", "contacts", "campaignContacts"));
    }

    @Test
    void asksTwilioForTheAccountThatItIsGiven(@Value("${TWILIO_ACCOUNT_SID}") String accountSid) {
        assertThat(twilio.main().accountSid()).isEqualTo(accountSid);
    }
}

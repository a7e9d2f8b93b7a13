package dev.ringway.campaign;

import dev.ringway.starter.test.mongo.ServiceContract;
import java.util.Set;

class CampaignApplicationTest extends ServiceContract {

    CampaignApplicationTest() {
        super(Set.of("campaigns", "contacts", "campaignContacts"));
    }
}

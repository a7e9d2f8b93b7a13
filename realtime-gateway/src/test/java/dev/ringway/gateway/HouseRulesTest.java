package dev.ringway.gateway;

import dev.ringway.starter.test.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    /** There is no domain to keep apart here: what is there is transport, Redis and what lies between. */
    @Test
    void the_house_rules_hold() {
        HouseRules.check("dev.ringway.gateway");
    }
}

package dev.ringway.analytics;

import dev.ringway.starter.test.mongo.ServiceContract;
import java.util.Set;

class AnalyticsApplicationTest extends ServiceContract {

    AnalyticsApplicationTest() {
        super(Set.of("analytics"));
    }
}

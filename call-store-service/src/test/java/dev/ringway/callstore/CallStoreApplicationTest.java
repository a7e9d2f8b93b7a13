package dev.ringway.callstore;

import dev.ringway.starter.test.mongo.ServiceContract;
import java.util.Set;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DirtiesContext
class CallStoreApplicationTest extends ServiceContract {

    CallStoreApplicationTest() {
        super(Set.of("calls", "callEvents", "recordings"));
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ServiceSettings.register(properties);
    }
}

package dev.ringway.starter.test;

import dev.ringway.starter.security.ForAdmins;
import dev.ringway.starter.security.ForOperators;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.starter.security.OpenToAll;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The contract itself, on a service with an endpoint of each kind. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.application.name=rules-test")
@WithRingwayServers
class EndpointRulesTest extends EndpointRulesContract {

    @Configuration
    @EnableAutoConfiguration
    static class Service {
        @Bean
        Things things() {
            return new Things();
        }
    }

    @RestController
    @ForViewers
    static class Things {

        @GetMapping("/api/v1/things/{id}")
        String one() {
            return "a thing";
        }

        @ForOperators
        @PostMapping(path = "/api/v1/things", consumes = "text/csv")
        String imported(@RequestBody String things) {
            return things;
        }

        @ForAdmins
        @PostMapping(path = "/api/v1/things/{id}/end", consumes = MediaType.APPLICATION_JSON_VALUE)
        String end(@RequestBody String why) {
            return why;
        }

        @OpenToAll
        @GetMapping("/config.json")
        String open() {
            return "{}";
        }
    }
}

package dev.ringway.transcript;

import dev.ringway.starter.test.ApiDocumentContract;
import dev.ringway.starter.test.WithRingwayServers;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithRingwayServers
class ApiDocumentTest extends ApiDocumentContract {}

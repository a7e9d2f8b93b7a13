package dev.ringway.ingest;

import dev.ringway.starter.test.EndpointRulesContract;

@IngestTest
class EndpointRulesTest extends EndpointRulesContract {}

package dev.ringway.ingest;

import dev.ringway.starter.test.ApiDocumentContract;

@IngestTest
class ApiDocumentTest extends ApiDocumentContract {}

package dev.ringway.starter.openapi;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param title of the service's API
 * @param description one or two sentences
 * @param version of the API, not of the build
 * @param server the address under which clients reach it
 */
@ConfigurationProperties("ringway.api-document")
public record ApiDocumentSettings(
        @DefaultValue("Ringway") String title,
        @DefaultValue("") String description,
        @DefaultValue("v1") String version,
        @DefaultValue("/") String server) {}

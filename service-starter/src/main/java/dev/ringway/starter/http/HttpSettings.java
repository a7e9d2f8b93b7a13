package dev.ringway.starter.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param timeLimit how long a request may take until its answer begins; an answer that streams may take longer
 */
@ConfigurationProperties("ringway.http")
public record HttpSettings(@DefaultValue("30s") Duration timeLimit) {}

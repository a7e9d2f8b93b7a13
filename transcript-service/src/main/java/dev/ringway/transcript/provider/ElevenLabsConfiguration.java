package dev.ringway.transcript.provider;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ElevenLabsSettings.class)
class ElevenLabsConfiguration {}

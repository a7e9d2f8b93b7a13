package dev.ringway.starter.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A webhook: called without a token, verified by the provider's signature inside. */
@EndpointRule(Rule.SIGNED_BY_PROVIDER)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface SignedByProvider {}

package dev.ringway.starter.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/**
 * Like {@link WithRingwayServers}, but always with the processes of {@link dev.ringway.local.server.LocalServers}, which
 * the test may stop, kill and start again.
 */
@Documented
@Inherited
@Import(LocalRingwayServers.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WithLocalServers {}

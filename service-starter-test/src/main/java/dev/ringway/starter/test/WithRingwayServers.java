package dev.ringway.starter.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/**
 * Gives the test's Spring context real servers: containers where Docker answers, else processes of this machine. Every
 * context gets a MongoDB database of its own; Kafka and Redis are shared by all tests of the JVM.
 *
 * <p>A test that stops or kills a server takes {@link WithLocalServers} instead.
 */
@Documented
@Inherited
@Import(RingwayServers.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WithRingwayServers {}

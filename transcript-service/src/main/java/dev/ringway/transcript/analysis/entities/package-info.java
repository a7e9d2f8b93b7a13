/** What has a name or a figure: people, organisations, places, numbers, e-mails, money, dates. */
@NullMarked
package dev.ringway.transcript.analysis.entities;

import org.jspecify.annotations.NullMarked;

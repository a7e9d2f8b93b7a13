/** The REST interface for contacts. */
@NullMarked
package dev.ringway.campaign.web;

import org.jspecify.annotations.NullMarked;

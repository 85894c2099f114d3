#pragma once

//! \file
//! All event classes of the library

#include <hikari/events/automod_events.h>
#include <hikari/events/channel_events.h>
#include <hikari/events/guild_events.h>
#include <hikari/events/integration_events.h>
#include <hikari/events/interaction_events.h>
#include <hikari/events/invite_events.h>
#include <hikari/events/lifetime_events.h>
#include <hikari/events/member_events.h>
#include <hikari/events/message_events.h>
#include <hikari/events/monetization_events.h>
#include <hikari/events/poll_events.h>
#include <hikari/events/presence_events.h>
#include <hikari/events/reaction_events.h>
#include <hikari/events/role_events.h>
#include <hikari/events/scheduled_events.h>
#include <hikari/events/shard_events.h>
#include <hikari/events/soundboard_events.h>
#include <hikari/events/stage_events.h>
#include <hikari/events/thread_events.h>
#include <hikari/events/typing_events.h>
#include <hikari/events/user_events.h>
#include <hikari/events/voice_events.h>

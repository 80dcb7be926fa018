import type { PrivacyText } from './privacy-text.ts';

/** The English of text-th.ts. */
export const text: PrivacyText = {
  lead: 'We keep what the points need to be right, and say plainly who sees what.',
  keptTitle: 'What we keep',
  kept: [
    {
      what: 'The name you chose, and your e-mail',
      why: 'To sign in, and for your member card. A nickname is fine.',
    },
    { what: 'A member number', why: 'Drawn at random: it says nothing about you.' },
    {
      what: 'Points that came and went, and what for',
      why: 'Your passbook. No line can be changed or deleted later, so the books are always right.',
    },
    {
      what: 'Vouchers you redeemed',
      why: 'So that the shop can check them, and the points come back when they are not used.',
    },
    { what: 'The devices you are signed in on', why: 'So that you can see them and sign them out.' },
    {
      what: 'On which phones you want to be told, of what, and when',
      why: 'Only once you turn it on; off again at any time.',
    },
  ],
  neverKeptTitle: 'What we never keep',
  neverKept: [
    'National ID, fingerprints, faces',
    'Belief, health, politics, or a criminal record',
    'A score of behaviour, a blacklist, or a ranking of people',
    'Guesses about you from what you redeem',
  ],
  viewingTitle: 'Who sees what',
  viewings: [
    { who: 'You', sees: 'Sees everything of yours', never: null },
    {
      who: 'A shop',
      sees: 'Sees whether a voucher is valid, for which item, and how many',
      never: 'Never your name, your points, your deeds',
    },
    {
      who: 'Your community’s coordinators',
      sees: 'See your name, your member number, and your roles in the network',
      never: 'Never your vouchers and what you redeemed',
    },
    {
      who: 'Whoever carries our notices: mail, LINE, the maker of your browser',
      sees: 'Sees that there is news from your community',
      never: 'Never points, deeds or names',
    },
    {
      who: 'A program that a shop has connected',
      sees: 'Learns which item was used, and when',
      never: 'Never who used it',
    },
    { who: 'An auditor', sees: 'Sees the network’s totals', never: 'Never a name' },
    { who: 'Other members', sees: null, never: 'See nothing of yours' },
    { who: 'Outsiders, advertisers, other offices', sees: null, never: 'See nothing of yours' },
  ],
  rightsTitle: 'Your rights',
  rights: [
    'Change your name any time, on the page “Me”.',
    'Leave a network any time. Your points and passbook stay; come back and go on.',
    'Nobody can buy, sell, or take your points as a punishment: the system makes it impossible.',
    'A question, or something to put right? Talk to your community’s coordinator.',
  ],
};

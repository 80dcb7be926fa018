// The pictures that the demo's benefits, the categories and the empty states use: Microsoft's Fluent Emoji in 3D
// (MIT). Only what is listed here comes into the build, each as a file of about 5 kB.

import ferrisWheel from '@lobehub/fluent-emoji-3d/assets/1f3a1.webp';
import artistPalette from '@lobehub/fluent-emoji-3d/assets/1f3a8.webp';
import circusTent from '@lobehub/fluent-emoji-3d/assets/1f3aa.webp';
import ticket from '@lobehub/fluent-emoji-3d/assets/1f3ab.webp';
import performingArts from '@lobehub/fluent-emoji-3d/assets/1f3ad.webp';
import musicalNotes from '@lobehub/fluent-emoji-3d/assets/1f3b6.webp';
import personSwimming from '@lobehub/fluent-emoji-3d/assets/1f3ca.webp';
import house from '@lobehub/fluent-emoji-3d/assets/1f3e0.webp';
import houseWithGarden from '@lobehub/fluent-emoji-3d/assets/1f3e1.webp';
import hospital from '@lobehub/fluent-emoji-3d/assets/1f3e5.webp';
import convenienceStore from '@lobehub/fluent-emoji-3d/assets/1f3ea.webp';
import lightBulb from '@lobehub/fluent-emoji-3d/assets/1f4a1.webp';
import droplet from '@lobehub/fluent-emoji-3d/assets/1f4a7.webp';
import pageFacingUp from '@lobehub/fluent-emoji-3d/assets/1f4c4.webp';
import ledger from '@lobehub/fluent-emoji-3d/assets/1f4d2.webp';
import openBook from '@lobehub/fluent-emoji-3d/assets/1f4d6.webp';
import books from '@lobehub/fluent-emoji-3d/assets/1f4da.webp';
import memo from '@lobehub/fluent-emoji-3d/assets/1f4dd.webp';
import openMailboxWithLoweredFlag from '@lobehub/fluent-emoji-3d/assets/1f4ed.webp';
import mobilePhone from '@lobehub/fluent-emoji-3d/assets/1f4f1.webp';
import camera from '@lobehub/fluent-emoji-3d/assets/1f4f7.webp';
import bicycle from '@lobehub/fluent-emoji-3d/assets/1f6b2.webp';
import shoppingBags from '@lobehub/fluent-emoji-3d/assets/1f6cd-fe0f.webp';
import bed from '@lobehub/fluent-emoji-3d/assets/1f6cf-fe0f.webp';
import shoppingCart from '@lobehub/fluent-emoji-3d/assets/1f6d2.webp';
import wheel from '@lobehub/fluent-emoji-3d/assets/1f6de.webp';
import hammerAndWrench from '@lobehub/fluent-emoji-3d/assets/1f6e0-fe0f.webp';
import oilDrum from '@lobehub/fluent-emoji-3d/assets/1f6e2-fe0f.webp';
import motorScooter from '@lobehub/fluent-emoji-3d/assets/1f6f5.webp';
import foot from '@lobehub/fluent-emoji-3d/assets/1f9b6.webp';
import tooth from '@lobehub/fluent-emoji-3d/assets/1f9b7.webp';
import salt from '@lobehub/fluent-emoji-3d/assets/1f9c2.webp';
import ice from '@lobehub/fluent-emoji-3d/assets/1f9ca.webp';
import bubbleTea from '@lobehub/fluent-emoji-3d/assets/1f9cb.webp';
import scarf from '@lobehub/fluent-emoji-3d/assets/1f9e3.webp';
import toolbox from '@lobehub/fluent-emoji-3d/assets/1f9f0.webp';
import lotionBottle from '@lobehub/fluent-emoji-3d/assets/1f9f4.webp';
import thread from '@lobehub/fluent-emoji-3d/assets/1f9f5.webp';
import broom from '@lobehub/fluent-emoji-3d/assets/1f9f9.webp';
import basket from '@lobehub/fluent-emoji-3d/assets/1f9fa.webp';
import soap from '@lobehub/fluent-emoji-3d/assets/1f9fc.webp';
import sponge from '@lobehub/fluent-emoji-3d/assets/1f9fd.webp';
import sunflower from '@lobehub/fluent-emoji-3d/assets/1f33b.webp';
import blossom from '@lobehub/fluent-emoji-3d/assets/1f33c.webp';
import earOfCorn from '@lobehub/fluent-emoji-3d/assets/1f33d.webp';
import sheafOfRice from '@lobehub/fluent-emoji-3d/assets/1f33e.webp';
import herb from '@lobehub/fluent-emoji-3d/assets/1f33f.webp';
import tangerine from '@lobehub/fluent-emoji-3d/assets/1f34a.webp';
import banana from '@lobehub/fluent-emoji-3d/assets/1f34c.webp';
import pineapple from '@lobehub/fluent-emoji-3d/assets/1f34d.webp';
import cookedRice from '@lobehub/fluent-emoji-3d/assets/1f35a.webp';
import curryRice from '@lobehub/fluent-emoji-3d/assets/1f35b.webp';
import steamingBowl from '@lobehub/fluent-emoji-3d/assets/1f35c.webp';
import bread from '@lobehub/fluent-emoji-3d/assets/1f35e.webp';
import cookie from '@lobehub/fluent-emoji-3d/assets/1f36a.webp';
import custard from '@lobehub/fluent-emoji-3d/assets/1f36e.webp';
import forkAndKnifeWithPlate from '@lobehub/fluent-emoji-3d/assets/1f37d-fe0f.webp';
import tanabataTree from '@lobehub/fluent-emoji-3d/assets/1f38b.webp';
import fish from '@lobehub/fluent-emoji-3d/assets/1f41f.webp';
import womansClothes from '@lobehub/fluent-emoji-3d/assets/1f45a.webp';
import handbag from '@lobehub/fluent-emoji-3d/assets/1f45c.webp';
import runningShoe from '@lobehub/fluent-emoji-3d/assets/1f45f.webp';
import pill from '@lobehub/fluent-emoji-3d/assets/1f48a.webp';
import speakerHighVolume from '@lobehub/fluent-emoji-3d/assets/1f50a.webp';
import magnifyingGlassTiltedLeft from '@lobehub/fluent-emoji-3d/assets/1f50d.webp';
import crayon from '@lobehub/fluent-emoji-3d/assets/1f58d-fe0f.webp';
import foldedHands from '@lobehub/fluent-emoji-3d/assets/1f64f.webp';
import bus from '@lobehub/fluent-emoji-3d/assets/1f68c.webp';
import tractor from '@lobehub/fluent-emoji-3d/assets/1f69c.webp';
import handshake from '@lobehub/fluent-emoji-3d/assets/1f91d.webp';
import egg from '@lobehub/fluent-emoji-3d/assets/1f95a.webp';
import glassOfMilk from '@lobehub/fluent-emoji-3d/assets/1f95b.webp';
import dumpling from '@lobehub/fluent-emoji-3d/assets/1f95f.webp';
import leafyGreen from '@lobehub/fluent-emoji-3d/assets/1f96c.webp';
import mango from '@lobehub/fluent-emoji-3d/assets/1f96d.webp';
import sunBehindSmallCloud from '@lobehub/fluent-emoji-3d/assets/1f324-fe0f.webp';
import seedling from '@lobehub/fluent-emoji-3d/assets/1f331.webp';
import evergreenTree from '@lobehub/fluent-emoji-3d/assets/1f332.webp';
import hotPepper from '@lobehub/fluent-emoji-3d/assets/1f336-fe0f.webp';
import fallenLeaf from '@lobehub/fluent-emoji-3d/assets/1f342.webp';
import tomato from '@lobehub/fluent-emoji-3d/assets/1f345.webp';
import watermelon from '@lobehub/fluent-emoji-3d/assets/1f349.webp';
import poultryLeg from '@lobehub/fluent-emoji-3d/assets/1f357.webp';
import dango from '@lobehub/fluent-emoji-3d/assets/1f361.webp';
import oden from '@lobehub/fluent-emoji-3d/assets/1f362.webp';
import sushi from '@lobehub/fluent-emoji-3d/assets/1f363.webp';
import friedShrimp from '@lobehub/fluent-emoji-3d/assets/1f364.webp';
import softIceCream from '@lobehub/fluent-emoji-3d/assets/1f366.webp';
import iceCream from '@lobehub/fluent-emoji-3d/assets/1f368.webp';
import shortcake from '@lobehub/fluent-emoji-3d/assets/1f370.webp';
import bentoBox from '@lobehub/fluent-emoji-3d/assets/1f371.webp';
import potOfFood from '@lobehub/fluent-emoji-3d/assets/1f372.webp';
import cooking from '@lobehub/fluent-emoji-3d/assets/1f373.webp';
import teacupWithoutHandle from '@lobehub/fluent-emoji-3d/assets/1f375.webp';
import wrappedGift from '@lobehub/fluent-emoji-3d/assets/1f381.webp';
import birthdayCake from '@lobehub/fluent-emoji-3d/assets/1f382.webp';
import partyPopper from '@lobehub/fluent-emoji-3d/assets/1f389.webp';
import backpack from '@lobehub/fluent-emoji-3d/assets/1f392.webp';
import cow from '@lobehub/fluent-emoji-3d/assets/1f404.webp';
import rooster from '@lobehub/fluent-emoji-3d/assets/1f413.webp';
import chicken from '@lobehub/fluent-emoji-3d/assets/1f414.webp';
import glasses from '@lobehub/fluent-emoji-3d/assets/1f453.webp';
import tShirt from '@lobehub/fluent-emoji-3d/assets/1f455.webp';
import personGettingMassage from '@lobehub/fluent-emoji-3d/assets/1f486.webp';
import personGettingHaircut from '@lobehub/fluent-emoji-3d/assets/1f487.webp';
import barberPole from '@lobehub/fluent-emoji-3d/assets/1f488.webp';
import bouquet from '@lobehub/fluent-emoji-3d/assets/1f490.webp';
import sparklingHeart from '@lobehub/fluent-emoji-3d/assets/1f496.webp';
import key from '@lobehub/fluent-emoji-3d/assets/1f511.webp';
import bell from '@lobehub/fluent-emoji-3d/assets/1f514.webp';
import wrench from '@lobehub/fluent-emoji-3d/assets/1f527.webp';
import hammer from '@lobehub/fluent-emoji-3d/assets/1f528.webp';
import croissant from '@lobehub/fluent-emoji-3d/assets/1f950.webp';
import greenSalad from '@lobehub/fluent-emoji-3d/assets/1f957.webp';
import shallowPanOfFood from '@lobehub/fluent-emoji-3d/assets/1f958.webp';
import bowlWithSpoon from '@lobehub/fluent-emoji-3d/assets/1f963.webp';
import cupWithStraw from '@lobehub/fluent-emoji-3d/assets/1f964.webp';
import coconut from '@lobehub/fluent-emoji-3d/assets/1f965.webp';
import broccoli from '@lobehub/fluent-emoji-3d/assets/1f966.webp';
import ladder from '@lobehub/fluent-emoji-3d/assets/1fa9c.webp';
import chair from '@lobehub/fluent-emoji-3d/assets/1fa91.webp';
import razor from '@lobehub/fluent-emoji-3d/assets/1fa92.webp';
import bucket from '@lobehub/fluent-emoji-3d/assets/1faa3.webp';
import pottedPlant from '@lobehub/fluent-emoji-3d/assets/1fab4.webp';
import lotus from '@lobehub/fluent-emoji-3d/assets/1fab7.webp';
import soccerBall from '@lobehub/fluent-emoji-3d/assets/26bd.webp';
import tent from '@lobehub/fluent-emoji-3d/assets/26fa.webp';
import pencil from '@lobehub/fluent-emoji-3d/assets/270f-fe0f.webp';
import umbrella from '@lobehub/fluent-emoji-3d/assets/2602-fe0f.webp';
import hotBeverage from '@lobehub/fluent-emoji-3d/assets/2615.webp';
import scissors from '@lobehub/fluent-emoji-3d/assets/2702-fe0f.webp';

const pictures = {
  'fluent:steaming-bowl': steamingBowl,
  'fluent:cooked-rice': cookedRice,
  'fluent:curry-rice': curryRice,
  'fluent:bread': bread,
  'fluent:pot-of-food': potOfFood,
  'fluent:cooking': cooking,
  'fluent:egg': egg,
  'fluent:sushi': sushi,
  'fluent:poultry-leg': poultryLeg,
  'fluent:fish': fish,
  'fluent:fried-shrimp': friedShrimp,
  'fluent:dumpling': dumpling,
  'fluent:dango': dango,
  'fluent:fork-and-knife-with-plate': forkAndKnifeWithPlate,
  'fluent:broccoli': broccoli,
  'fluent:leafy-green': leafyGreen,
  'fluent:tomato': tomato,
  'fluent:hot-pepper': hotPepper,
  'fluent:ear-of-corn': earOfCorn,
  'fluent:banana': banana,
  'fluent:mango': mango,
  'fluent:pineapple': pineapple,
  'fluent:watermelon': watermelon,
  'fluent:tangerine': tangerine,
  'fluent:coconut': coconut,
  'fluent:glass-of-milk': glassOfMilk,
  'fluent:hot-beverage': hotBeverage,
  'fluent:bubble-tea': bubbleTea,
  'fluent:teacup-without-handle': teacupWithoutHandle,
  'fluent:ice-cream': iceCream,
  'fluent:soft-ice-cream': softIceCream,
  'fluent:shortcake': shortcake,
  'fluent:cookie': cookie,
  'fluent:salt': salt,
  'fluent:ice': ice,
  'fluent:droplet': droplet,
  'fluent:sheaf-of-rice': sheafOfRice,
  'fluent:seedling': seedling,
  'fluent:potted-plant': pottedPlant,
  'fluent:bouquet': bouquet,
  'fluent:blossom': blossom,
  'fluent:sunflower': sunflower,
  'fluent:lotus': lotus,
  'fluent:scissors': scissors,
  'fluent:person-getting-haircut': personGettingHaircut,
  'fluent:person-getting-massage': personGettingMassage,
  'fluent:lotion-bottle': lotionBottle,
  'fluent:soap': soap,
  'fluent:basket': basket,
  'fluent:t-shirt': tShirt,
  'fluent:running-shoe': runningShoe,
  'fluent:handbag': handbag,
  'fluent:thread': thread,
  'fluent:books': books,
  'fluent:open-book': openBook,
  'fluent:pencil': pencil,
  'fluent:memo': memo,
  'fluent:backpack': backpack,
  'fluent:bicycle': bicycle,
  'fluent:motor-scooter': motorScooter,
  'fluent:bus': bus,
  'fluent:tractor': tractor,
  'fluent:wrench': wrench,
  'fluent:hammer': hammer,
  'fluent:hammer-and-wrench': hammerAndWrench,
  'fluent:ladder': ladder,
  'fluent:chair': chair,
  'fluent:broom': broom,
  'fluent:bucket': bucket,
  'fluent:light-bulb': lightBulb,
  'fluent:mobile-phone': mobilePhone,
  'fluent:camera': camera,
  'fluent:hospital': hospital,
  'fluent:tooth': tooth,
  'fluent:glasses': glasses,
  'fluent:pill': pill,
  'fluent:ticket': ticket,
  'fluent:wrapped-gift': wrappedGift,
  'fluent:soccer-ball': soccerBall,
  'fluent:person-swimming': personSwimming,
  'fluent:umbrella': umbrella,
  'fluent:cow': cow,
  'fluent:rooster': rooster,
  'fluent:house': house,
  'fluent:house-with-garden': houseWithGarden,
  'fluent:convenience-store': convenienceStore,
  'fluent:shopping-cart': shoppingCart,
  'fluent:handshake': handshake,
  'fluent:folded-hands': foldedHands,
  'fluent:sparkling-heart': sparklingHeart,
  'fluent:party-popper': partyPopper,
  'fluent:bell': bell,
  'fluent:open-mailbox-with-lowered-flag': openMailboxWithLoweredFlag,
  'fluent:magnifying-glass-tilted-left': magnifyingGlassTiltedLeft,
  'fluent:ledger': ledger,
  'fluent:sun-behind-small-cloud': sunBehindSmallCloud,
  'fluent:artist-palette': artistPalette,
  'fluent:barber-pole': barberPole,
  'fluent:bed': bed,
  'fluent:bento-box': bentoBox,
  'fluent:birthday-cake': birthdayCake,
  'fluent:bowl-with-spoon': bowlWithSpoon,
  'fluent:chicken': chicken,
  'fluent:circus-tent': circusTent,
  'fluent:crayon': crayon,
  'fluent:croissant': croissant,
  'fluent:cup-with-straw': cupWithStraw,
  'fluent:custard': custard,
  'fluent:evergreen-tree': evergreenTree,
  'fluent:fallen-leaf': fallenLeaf,
  'fluent:ferris-wheel': ferrisWheel,
  'fluent:foot': foot,
  'fluent:green-salad': greenSalad,
  'fluent:herb': herb,
  'fluent:key': key,
  'fluent:musical-notes': musicalNotes,
  'fluent:oden': oden,
  'fluent:oil-drum': oilDrum,
  'fluent:page-facing-up': pageFacingUp,
  'fluent:performing-arts': performingArts,
  'fluent:razor': razor,
  'fluent:scarf': scarf,
  'fluent:shallow-pan-of-food': shallowPanOfFood,
  'fluent:shopping-bags': shoppingBags,
  'fluent:speaker-high-volume': speakerHighVolume,
  'fluent:sponge': sponge,
  'fluent:tanabata-tree': tanabataTree,
  'fluent:tent': tent,
  'fluent:toolbox': toolbox,
  'fluent:wheel': wheel,
  'fluent:womans-clothes': womansClothes,
} as const satisfies Record<`fluent:${string}`, string>;

/** A picture that ships with the app, by its Unicode name: `fluent:steaming-bowl`. */
export type PictureKey = keyof typeof pictures;

/** All keys, for example for a picker. */
export const pictureKeys = Object.keys(pictures) as PictureKey[];

function isPictureKey(key: string): key is PictureKey {
  return Object.hasOwn(pictures, key);
}

/** Its address; a wrapped gift for a key that this version of the app does not know. */
export function pictureUrl(key: string): string {
  return isPictureKey(key) ? pictures[key] : wrappedGift;
}

import { problem } from '../../platform/problem.ts';

export const codeTooSoon = problem('identity.code_too_soon', 429, {
  en: 'A code was sent a moment ago. Ask for another in {seconds} s.',
  zh: '验证码刚刚发送过，请 {seconds} 秒后再获取。',
});
export const codeLimit = problem('identity.code_limit', 429, {
  en: 'Too many codes were asked for. Try again in {seconds} s.',
  zh: '获取验证码次数过多，请 {seconds} 秒后再试。',
});
export const codeWrong = problem('identity.code_wrong', 403, {
  en: 'This code is not right, or no longer valid. Check it, or ask for a new one.',
  zh: '验证码不正确或已失效，请核对后重试，或重新获取。',
});
export const personSuspended = problem('identity.person_suspended', 403, {
  en: 'This account is suspended: {reason}. Write to the platform if you think this is a mistake.',
  zh: '该账号已被停用：{reason}。如有疑问请联系平台。',
});
export const secondFactorWrong = problem('identity.second_factor_wrong', 403, {
  en: 'This code of your second factor is not right. Wait for the next one, or use a recovery code.',
  zh: '动态码不正确，请等待下一个动态码，或使用恢复码。',
});
export const secondFactorLocked = problem('identity.second_factor_locked', 429, {
  en: 'Too many wrong codes. Try again in {seconds} s.',
  zh: '错误次数过多，请 {seconds} 秒后再试。',
});
export const secondFactorExists = problem('identity.second_factor_exists', 409, {
  en: 'A second factor is already set up. Remove it first if you want another.',
  zh: '已开启二次验证。如需更换，请先关闭。',
});
export const noSecondFactor = problem('identity.no_second_factor', 409, {
  en: 'No second factor is being set up. Start the set-up again.',
  zh: '尚未开始设置二次验证，请重新开始。',
});
export const secondFactorRequired = problem('identity.second_factor_required', 409, {
  en: 'Operators keep their second factor. Ask an administrator to end your operator role first.',
  zh: '运营人员必须保留二次验证，请先由管理员取消运营权限。',
});
export const tooManyAddresses = problem('identity.too_many_addresses', 409, {
  en: 'You can keep {max} addresses. Delete one you no longer need.',
  zh: '最多保存 {max} 个地址，请先删除不用的地址。',
});
export const shopPending = problem('identity.shop_pending', 409, {
  en: 'Your other shop is still being reviewed. Open the next one when it is decided.',
  zh: '你还有店铺在审核中，审核结束后再开新店。',
});
export const shopNameTaken = problem('identity.shop_name_taken', 409, {
  en: 'Another shop has this name. Choose a different one.',
  zh: '该店铺名称已被使用，请换一个。',
});
export const shopState = problem('identity.shop_state', 409, {
  en: 'This shop is {stateWords}, so that is not possible now. Reload to see where it stands.',
  zh: '店铺当前状态为“{stateWords}”，不能进行此操作，请刷新查看。',
});
export const alreadyStaff = problem('identity.already_staff', 409, {
  en: 'This person already works in the shop. Change the role instead.',
  zh: '该成员已在店铺中，请直接修改角色。',
});
export const lastOwner = problem('identity.last_owner', 409, {
  en: 'A shop needs an owner. Make someone else an owner first.',
  zh: '店铺至少需要一位店主，请先指定其他店主。',
});
export const creatorExists = problem('identity.creator_exists', 409, {
  en: 'You already have a creator profile.',
  zh: '你已经是创作者了。',
});
export const personIsOperator = problem('identity.person_is_operator', 409, {
  en: 'Operators cannot be suspended or erased here. End the operator role first.',
  zh: '不能在此停用或注销运营人员，请先取消其运营权限。',
});
export const erasureBlocked = problem('identity.erasure_blocked', 409, {
  en: 'You still own a shop. Hand it to someone else before erasing your account.',
  zh: '你名下还有店铺，请先转让店铺再注销账号。',
});
